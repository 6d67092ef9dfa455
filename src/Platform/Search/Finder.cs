using Anlan.Platform.Storage;

namespace Anlan.Platform.Search;

/// <summary>Finds records of all registers that the acting jurisdiction reaches; of a shared register (<c>search.share</c>) also those of the divisions above.</summary>
public sealed class Finder(Work work)
{
    /// <summary>More are not looked at, but for those that begin with the question; the answer then says so.</summary>
    public const int Candidates = 1000;

    /// <summary>Characters of a question that are read.</summary>
    public const int Longest = 60;

    const int Words = 8;

    const string Understand = """
        select words, (select string_agg('(' || search.condition(word)::text || ')', ' & ') from unnest(words) word)
        from (select (array_remove(string_to_array(search.plain($1), ' '), ''))[1:$2] as words) q
        """;

    // What is called or coded exactly so, then titles that begin so, then those that hold it, then the rest (initials and details); the latest first.
    const string Look = """
        with candidates as materialized (
          select e.* from unnest($2) asked cross join lateral (
            select register, key, title, title_en, detail, href, division, changed_at, plain, titled from search.entry
            where register = asked and starts >= $6 and starts < $6 || U&'\+10FFFF' order by starts limit $7) e
          union
          (select register, key, title, title_en, detail, href, division, changed_at, plain, titled from search.entry
            where terms @@ $1::tsquery and register = any($2) and not exists (select from unnest($3) word where position(word in plain) = 0)
            limit $4)
          union
          (select register, key, title, title_en, detail, href, division, changed_at, plain, titled from search.shared
            where terms @@ $8::tsquery and register = any($2) and division = any(nullif(current_setting('anlan.up', true), '')::text[])
              and not exists (select from unnest($3) word where position(word in plain) = 0)
            limit $4)),
        ranked as (
          select *, count(*) over (partition by register) as found, row_number() over (partition by register order by rank, changed_at desc nulls last, key) as place
          from (select *, case when lower(key) = lower($5) or left(plain, titled) = $6 then 0 when starts_with(plain, $6) then 1 when position($6 in left(plain, titled)) > 0 then 2 else 3 end as rank from candidates) c)
        select register, key, title, title_en, detail, href, division, changed_at, found from ranked where place <= $7 order by register, place
        """;

    /// <param name="registers">Those that the reader may search.</param>
    /// <param name="most">Hits of each register that are returned.</param>
    public async Task<Findings> FindAsync(string question, IReadOnlyCollection<string> registers, int most, CancellationToken stop = default)
    {
        var asked = Readable(question);
        var (words, condition) = await UnderstandAsync(asked, stop);
        if (words.Length == 0) return new(Understood.Nothing, []);
        if (condition is null) return new(Understood.TooShort, []);
        if (registers.Count == 0) return new(Understood.Whole, []);

        var within = work.Acting.Within.Division;
        // A community's question is not to read through the hits of the whole district; the row policy decides all the same.
        var inside = within.Length >= 6 ? $"({condition}) & 'D{within}'" : condition;
        await using var command = work.Command(Look, inside, registers.ToArray(), words.Where(IsLiteral).ToArray(), Candidates + 1, asked.Trim(), string.Join(' ', words), most, condition);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var hits = new List<Hit>();
        while (await rows.ReadAsync(stop))
            hits.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6),
                rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7), rows.GetInt64(8)));
        return new(Understood.Whole, hits);
    }

    /// <summary>The records of a register that may hold these words, for a list that looks at them itself: a few are found at once among a million.</summary>
    /// <remarks>Latin letters and digits at the beginning of the text may be the end of a longer word there, of which the index knows the beginnings only: but the last, they are not looked up.</remarks>
    /// <returns>Null when there are more than <see cref="Candidates"/>, or the words are too short to be looked up: the list then looks at all rows, and soon finds enough.</returns>
    public async Task<IReadOnlyList<string>?> FindFewAsync(string register, string text, CancellationToken stop = default)
    {
        var latin = text.TakeWhile(c => c is < '\u2E80' or >= '\uFF00').Count();
        var (words, condition) = await UnderstandAsync(Readable(text[Math.Max(0, latin - 1)..]), stop);
        if (words.Length == 0 || condition is null) return null;
        await using var command = work.Command("select key from search.entry where terms @@ $1::tsquery and register = $2 limit $3", $"({condition}) & 'R{register}'", register, Candidates + 1);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var keys = new List<string>();
        while (await rows.ReadAsync(stop)) keys.Add(rows.GetString(0));
        return keys.Count > Candidates ? null : keys;
    }

    async Task<(string[] Words, string? Condition)> UnderstandAsync(string question, CancellationToken stop)
    {
        await using var command = work.Command(Understand, question, Words);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return (row.GetFieldValue<string[]>(0), row.IsDBNull(1) ? null : row.GetString(1));
    }

    // Latin letters alone may be initials, which do not stand in the text.
    static bool IsLiteral(string word) => !word.All(char.IsAsciiLetterLower);

    // PostgreSQL takes neither NUL nor half of a surrogate pair.
    static string Readable(string question)
    {
        var cut = question.Length > Longest ? question[..Longest] : question;
        return string.Concat(cut.EnumerateRunes().Where(rune => rune.Value is not 0 and not 0xFFFD));
    }
}

public enum Understood
{
    /// <summary>Nothing was asked, or nothing but punctuation.</summary>
    Nothing,

    /// <summary>One character alone: there would be too many.</summary>
    TooShort,

    Whole,
}

/// <param name="Hits">In the order of registers, the best of each first.</param>
public sealed record Findings(Understood Understood, IReadOnlyList<Hit> Hits)
{
    /// <summary>All that were found; more than <see cref="Finder.Candidates"/> means that there are more.</summary>
    public long Found => Hits.GroupBy(h => h.Register).Sum(g => g.First().FoundInRegister);
}

/// <param name="FoundInRegister">How many of its register were found.</param>
public sealed record Hit(string Register, string Key, string Title, string? TitleEn, string Detail, string Href, string Division, DateTimeOffset? ChangedAt, long FoundInRegister);
