using Anlan.Platform.Language;

namespace Anlan.Web.Api;

/// <summary>What a member of an answer means, for the description of the interface.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class MeaningAttribute(string zh, string en) : Attribute
{
    public Bilingual Text => (zh, en);

    /// <summary>An exact decimal as a text: no reader turns it into a binary fraction.</summary>
    public bool Decimal { get; init; }
}
