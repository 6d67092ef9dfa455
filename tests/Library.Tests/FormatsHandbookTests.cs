using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Anlan.Library.Calendar;
using Anlan.Library.Dictionaries;
using Anlan.Library.Divisions;
using Anlan.Library.Organisations;
using Anlan.Library.People;
using Anlan.Testing;

namespace Anlan.Library.Tests;

public sealed class FormatsHandbookTests
{
    static readonly (string Name, Type Form)[] Forms =
        [("Organisation", typeof(OrganisationForm)), ("Person", typeof(PersonForm)), ("Division", typeof(DivisionForm)), ("Calendar", typeof(CalendarForm)), ("Dictionary", typeof(DictionaryForm))];

    [Fact]
    public void The_handbook_tells_of_every_text_how_long_it_may_be()
    {
        var told = File.ReadLines(Repository.PathOf("docs", "handbook", "formats.md")).Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 3 && cells[1].All(char.IsAsciiLetter) && int.TryParse(cells[2], out _)).Select(cells => $"{cells[0].Split(' ')[^1]} {cells[1]} {cells[2]}");
        var inForms =
            from form in Forms
            from field in form.Form.GetProperties()
            let most = field.GetCustomAttribute<StringLengthAttribute>()
            where most is not null
            select $"{form.Name} {field.Name} {most.MaximumLength}";
        told.ShouldBe(inForms, ignoreOrder: true);
    }
}
