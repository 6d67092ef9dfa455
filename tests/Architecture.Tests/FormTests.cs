using System.Text.RegularExpressions;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary>Two people send one form: each page with a form says in <c>forms.approved.txt</c> what then keeps them apart, and those that change a record prove it.</summary>
public sealed partial class FormTests
{
    static readonly string[][] Approved = [.. File.ReadLines(Repository.PathOf("tests", "Architecture.Tests", "forms.approved.txt"))
        .Where(line => line is not ['#', ..]).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    static readonly IReadOnlyList<SourceFile> Pages = [.. SourceFile.Below("src", ".razor").Where(file => file.Text.StartsWith("@page", StringComparison.Ordinal) && Form().IsMatch(file.Text))];

    [Fact]
    public void Each_page_with_a_form_says_what_keeps_two_senders_apart() =>
        Approved.Select(line => line[0]).ShouldBe(Pages.Select(page => page.Path), "a new page with a form goes into forms.approved.txt");

    [Fact]
    public void A_page_that_changes_a_record_carries_its_version_and_a_test_proves_it()
    {
        var tests = SourceFile.Below("tests", ".cs").SelectMany(file => Method().Matches(file.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        foreach (var line in Approved)
        {
            line[1].ShouldBeOneOf("version", "once", "adds", "own", "asks");
            var text = Pages.Single(page => page.Path == line[0]).Text;
            (text.Contains("<VersionFields", StringComparison.Ordinal) || text.Contains("<ChangeForm", StringComparison.Ordinal) || text.Contains("BasedOn", StringComparison.Ordinal)).ShouldBe(line[1] == "version", line[0]);
            if (line[1] == "version") tests.ShouldContain(line[2], line[0]);
        }
    }

    [Fact]
    public void What_an_address_carries_is_read_as_text() =>
        SourceFile.Below("src", ".razor").SelectMany(file => file.Where(TypedParameter())).ShouldBeEmpty("a number that is none would fail the page: take a string and read it");

    [GeneratedRegex(@"\[SupplyParameterFromQuery[^\n]*\]\s*(?:public |private )?(?!public|private|string)[A-Za-z]+\?? ")]
    private static partial Regex TypedParameter();

    [GeneratedRegex("<Form |<ChangeForm |<ReasonForm|@formname|method=\"post\"")]
    private static partial Regex Form();

    [GeneratedRegex(@"public (?:async Task|void) (\w+)\(")]
    private static partial Regex Method();
}
