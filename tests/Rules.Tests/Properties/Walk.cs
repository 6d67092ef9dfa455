using Anlan.Rules.Tracing;

namespace Anlan.Rules.Tests.Properties;

static class Walk
{
    public static IEnumerable<TraceNode> All(TraceNode node) => node.Parts.SelectMany(All).Prepend(node);
}
