namespace Anlan.Affairs.ProjectLibrary;

/// <summary>年度资金计划: what a project is to cost in a year, in yuan.</summary>
public sealed class ProjectYear
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long ProjectId { get; init; }

    public required int Year { get; init; }

    public required decimal Planned { get; set; }
}
