using Anlan.Platform.Attachments;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Attachments;

public sealed class AttachmentHandbookTests
{
    [Fact]
    public async Task The_handbook_lists_every_kind_with_its_endings_and_its_limit()
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("docs", "handbook", "attachments.md"), TestContext.Current.CancellationToken);
        lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .ShouldBe(FileKind.All.Select(kind => $"| {kind.Name.Zh} {kind.Name.En} | {string.Join(' ', kind.Extensions)} | {kind.Limit >> 20} MB |"));
    }
}
