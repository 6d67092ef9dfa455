using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Imports;

/// <summary>
/// Tables for a register whose records are entered through a form: a line is a form filled in, so that the same is right and wrong on the page and in a table.
/// A cell that is empty leaves what the record holds.
/// </summary>
/// <typeparam name="TForm">What one fills in on the page.</typeparam>
/// <typeparam name="TRecord">What is kept; has <c>long Id</c> and <c>int Version</c>.</typeparam>
public abstract class FormImport<TForm, TRecord> : RegisterImport where TForm : class, new() where TRecord : class
{
    static readonly IReadOnlyDictionary<string, PropertyInfo> Properties = typeof(TForm).GetProperties().ToDictionary(p => p.Name);

    /// <summary>The form as it is shown for a record.</summary>
    protected abstract TForm FormOf(TRecord record);

    protected abstract TRecord New(TForm form);

    protected abstract void Write(TForm form, TRecord record);

    /// <summary>By each of these lines of one file are told apart: two that share one mean the same record.</summary>
    protected abstract IEnumerable<string> KeysOf(TForm form);

    /// <summary>For each line the record it means, tracked; null for a new one. Ambiguity is a problem of the line.</summary>
    protected abstract Task<TRecord?[]> MatchAsync(IReadOnlyList<TForm> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop);

    /// <summary>What is asked of the line besides the attributes of the form.</summary>
    /// <param name="record">The record it changes; null for a new one.</param>
    protected abstract void Check(TForm form, TRecord? record, FormProblems problems);

    /// <summary>Brings a value into the form in which the form takes it, such as the name of a choice into its code; null when there is none like it.</summary>
    protected virtual string? Translate(string field, string text) => text;

    /// <summary>Fills in what a new record may be without in a table.</summary>
    protected virtual void Complete(TForm form) { }

    /// <summary>Fetches what checking the lines needs, once for all of them.</summary>
    protected virtual Task PrepareAsync(IReadOnlyList<TForm> forms, CancellationToken stop) => Task.CompletedTask;

    // By key: the line, and a digest of what it says. A line that says the same again is no mistake.
    readonly Dictionary<string, (int Line, string Digest)> seen = [];

    public sealed override async Task<IReadOnlyList<TakenLine>> TakeAsync(IReadOnlyList<FileLine> lines, CancellationToken stop)
    {
        Records.ChangeTracker.Clear();
        var forms = lines.Select(_ => new TForm()).ToList();
        var problems = forms.Select(FormProblems.Of).ToList();
        await BeginAsync(stop);
        foreach (var (i, line) in lines.Index()) Fill(forms[i], line, problems[i]);
        await PrepareAsync(forms, stop);
        var records = await MatchAsync(forms, problems, stop);
        return [.. lines.Select((line, i) => Take(line, forms[i], records[i], problems[i]))];
    }

    /// <summary>Fetches code tables and the like before the first cell is read.</summary>
    protected virtual Task BeginAsync(CancellationToken stop) => Task.CompletedTask;

    TakenLine Take(FileLine line, TForm form, TRecord? record, FormProblems problems)
    {
        string[] keys = [.. KeysOf(form), .. record is null ? (IEnumerable<string>)[] : [$"#{Records.Entry(record).Property("Id").CurrentValue}"]];
        var digest = DigestOf(form);
        if (keys.Select(k => seen.TryGetValue(k, out var there) ? there : ((int Line, string Digest)?)null).FirstOrDefault(s => s is not null && s.Value.Line != line.Line) is { } first)
        {
            if (first.Digest == digest) return new(line.Line, LineOutcome.Same, null, [], []);
            problems.Add("", ($"与第 {first.Line} 行是同一条，内容却不同。", $"The same record as in line {first.Line}, with other contents."));
        }
        if (record is not null)
        {
            var whole = FormOf(record);
            var again = FormProblems.Of(whole);
            Fill(whole, line, again); // its problems are those of the first time
            form = whole;
        }
        var found = FormProblems.Of(form);
        if (record is null) Complete(form);
        // What could not be read is told once; its field is empty, which would be told again.
        var unread = problems.Told.Select(p => p.Field).ToHashSet();
        found.AddFromAttributes();
        Check(form, record, found);
        var told = problems.Told.Concat(found.Told.Where(p => !unread.Contains(p.Field))).ToList();
        if (told.Count > 0) return new(line.Line, LineOutcome.Rejected, null, told, []);
        foreach (var key in keys) seen.TryAdd(key, (line.Line, digest));
        if (record is null)
        {
            var added = New(form);
            Records.Add(added);
            return new(line.Line, LineOutcome.Added, added, [], []);
        }
        Write(form, record);
        var changes = ChangesOf(record);
        if (changes.Count == 0) return new(line.Line, LineOutcome.Same, record, [], []);
        var version = Records.Entry(record).Property("Version");
        version.CurrentValue = (int)version.CurrentValue! + 1;
        return new(line.Line, LineOutcome.Changed, record, [], changes);
    }

    static string DigestOf(TForm form) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Properties.Values.Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(p => Text(p.GetValue(form)))))), 0, 12);

    List<LineChange> ChangesOf(TRecord record)
    {
        var entry = Records.Entry(record);
        entry.DetectChanges();
        return [.. entry.Properties.Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)).Select(p => ChangeOf(p.Metadata.Name, p.OriginalValue, p.CurrentValue)).OfType<LineChange>()];
    }

    // Of personal data only that it has changed; the index beside it is part of it.
    LineChange? ChangeOf(string property, object? before, object? after) => Columns.FirstOrDefault(c => c.Personal && property.StartsWith(c.Field, StringComparison.Ordinal)) is { } personal
        ? personal.Field == property ? new(property, null, null) : null
        : new(property, Text(before), Text(after));

    void Fill(TForm form, FileLine line, FormProblems problems)
    {
        foreach (var (field, cell) in line.Cells)
        {
            if (cell.HasLostDigits)
                problems.Add(field, ("超过 15 位的数字已被 Excel 改为 0 结尾，请把该列设为文本后重新填写。", "Excel has put zeros in place of the digits after the 15th; make the column text and enter the number again."));
            else if (cell.Kind == Platform.Office.Reading.CellKind.Error)
                problems.Add(field, ($"单元格里是错误值 {cell.Text}。", $"The cell holds an error, {cell.Text}."));
            else
                Set(form, field, cell.Text!.Replace("\0", "").Trim(), problems);
        }
    }

    void Set(TForm form, string field, string text, FormProblems problems)
    {
        if (text.Length == 0) return;
        var property = Properties[field];
        if (Translate(field, text) is not { } value)
        {
            problems.Add(field, ($"“{Shortened(text)}”不在可选范围内。", $"“{Shortened(text)}” is none of the choices."));
            return;
        }
        if (CellValue.Parse(value, property.PropertyType, out var parsed)) property.SetValue(form, parsed);
        else problems.Add(field, FieldMessages.Unreadable(property.PropertyType));
    }

    static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "…";

    static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
