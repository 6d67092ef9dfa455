namespace Anlan.Testing;

/// <summary>A clock that runs, and jumps ahead when told.</summary>
public sealed class TestClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
