using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>Who changes an evaluation, why, and what. All of it is kept with the version.</summary>
/// <param name="Subject">What is changed, from what to what; null for the case as a whole.</param>
public sealed record Change(string By, string Reason, Bilingual? Subject = null);

public enum Saved
{
    Done,

    /// <summary>Somebody else has saved a newer version since this one was opened; nothing was written.</summary>
    Stale,

    /// <summary>An evaluation of this code, or of this bureau for this year by this edition, is there already; nothing was written.</summary>
    Exists,

    /// <summary>The text is of a case with another code than the evaluation it should become a version of; nothing was written.</summary>
    OtherCode,
}

/// <summary>The evaluations that are kept: to open one, to add one, to save a new version.</summary>
public sealed class Evaluations(AffairsDb db, Work work, FrameworkLibrary library, RulesStamp stamp, EvaluationCache cache, TimeProvider clock)
{
    public IQueryable<EvaluationRecord> All => db.Evaluations.AsNoTracking();

    /// <summary>The current version, scored; null when there is none of this code.</summary>
    public async Task<OpenEvaluation?> FindAsync(string code, CancellationToken cancel = default)
    {
        if (await All.SingleOrDefaultAsync(e => e.Code == code, cancel) is not { } record) return null;
        if (cache.Find(record.Id, record.Version) is { } known) return new(record, known);
        var evaluation = Score(await TextAsync(record.Id, record.Version, cancel), record.Code + ".yaml");
        cache.Keep(record.Id, record.Version, evaluation);
        return new(record, evaluation);
    }

    public async Task<string> TextAsync(long id, int version, CancellationToken cancel = default) =>
        await db.Versions.Where(v => v.EvaluationId == id && v.Version == version).Select(v => v.Text).SingleAsync(cancel);

    public async Task<IReadOnlyList<EvaluationVersion>> ListVersionsAsync(long id, CancellationToken cancel = default) =>
        await db.Versions.AsNoTracking().Where(v => v.EvaluationId == id).OrderByDescending(v => v.Version).ToListAsync(cancel);

    /// <summary>Adds an evaluation from the text of a case.</summary>
    /// <exception cref="YamlMistakesException">The text is not a valid case.</exception>
    public async Task<(Saved Saved, string Code)> AddAsync(string text, string fileName, Change change, CancellationToken cancel = default)
    {
        var evaluation = Score(text, fileName);
        var code = evaluation.Case.Code;
        if (await FindTwinAsync(evaluation.Case, cancel) is { } twin) return (Saved.Exists, twin);
        await work.BecauseAsync(change.Reason, cancel);
        var record = new EvaluationRecord { Code = code, Version = 1, ChangedAt = clock.GetUtcNow() };
        Summarise(evaluation, record);
        db.Evaluations.Add(record);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            await work.RollbackAsync(cancel);
            return (Saved.Exists, code); // somebody else added it since we looked
        }
        AddVersion(record, text, change);
        await work.SaveAsync(db, OwnReasons.ForLog(change.Reason), cancel);
        return (Saved.Done, code);
    }

    /// <summary>The code of the evaluation that this case would stand beside as a second one; null when there is none.</summary>
    async Task<string?> FindTwinAsync(EvaluationCase @case, CancellationToken cancel) =>
        await db.Evaluations
            .Where(e => e.Code == @case.Code || (e.Division == @case.Division && e.Year == @case.Year && e.Framework == @case.Framework && e.BureauZh == @case.Bureau.Zh))
            .Select(e => e.Code).FirstOrDefaultAsync(cancel);

    /// <summary>Brings in the text of a case as the next version of the evaluation of its code.</summary>
    /// <exception cref="YamlMistakesException">The text is not a valid case.</exception>
    public async Task<Saved> ReplaceAsync(string code, string text, Change change, CancellationToken cancel = default)
    {
        if (Score(text, code + ".yaml").Case.Code != code) return Saved.OtherCode;
        var version = await All.Where(e => e.Code == code).Select(e => e.Version).SingleAsync(cancel);
        return await SaveAsync(code, version, text, change, cancel);
    }

    /// <summary>Saves a new version; <paramref name="basedOn"/> is the version that the user had before them.</summary>
    /// <exception cref="YamlMistakesException">The text is not a valid case.</exception>
    public async Task<Saved> SaveAsync(string code, int basedOn, string text, Change change, CancellationToken cancel = default)
    {
        var record = await db.Evaluations.SingleAsync(e => e.Code == code, cancel);
        if (record.Version != basedOn) return Saved.Stale;
        record.Version++;
        record.ChangedAt = clock.GetUtcNow();
        Summarise(Score(text, code + ".yaml"), record);
        AddVersion(record, text, change);
        try
        {
            await work.SaveAsync(db, OwnReasons.ForLog(change.Reason), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(cancel);
            return Saved.Stale;
        }
        return Saved.Done;
    }

    /// <summary>Scores anew what was scored by other rules than those in force now. Returns how many.</summary>
    public async Task<int> ScoreAnewAsync(CancellationToken cancel = default)
    {
        var outdated = await db.Evaluations.Where(e => e.ScoredWith != stamp.Value).ToListAsync(cancel);
        foreach (var record in outdated)
            Summarise(Score(await TextAsync(record.Id, record.Version, cancel), record.Code + ".yaml"), record);
        await work.SaveAsync(db, OwnReasons.ForLog(OwnReasons.ScoredAnew.Zh), cancel);
        return outdated.Count;
    }

    CaseEvaluation Score(string text, string fileName) => CaseEvaluation.Of(CaseLibrary.Parse(text, fileName, library), library);

    void AddVersion(EvaluationRecord record, string text, Change change) => db.Versions.Add(new()
    {
        EvaluationId = record.Id,
        Version = record.Version,
        Division = record.Division,
        Text = text,
        SubjectZh = change.Subject?.Zh,
        SubjectEn = change.Subject?.En,
        ChangedBy = change.By,
        ChangedAt = record.ChangedAt,
        Reason = change.Reason,
    });

    void Summarise(CaseEvaluation evaluation, EvaluationRecord record)
    {
        var (@case, result) = (evaluation.Case, evaluation.Result);
        record.Division = @case.Division;
        (record.BureauZh, record.BureauEn) = (@case.Bureau.Zh, @case.Bureau.En);
        (record.Year, record.Framework) = (@case.Year, @case.Framework);
        (record.Total, record.TotalUnrounded) = (result.Total.Shown, result.Total.Unrounded);
        record.PublishedTotal = @case.Published.Total?.Points;
        (record.GradeZh, record.GradeEn) = (result.Grade?.Name.Zh, result.Grade?.Name.En);
        (record.Computed, record.Judged) = (evaluation.Count(Basis.Computed), evaluation.Count(Basis.Judged));
        (record.Declared, record.Missing) = (evaluation.Count(Basis.Declared), evaluation.Count(Basis.Missing));
        record.Errors = evaluation.Findings.Count(f => f.Severity == Severity.Error);
        record.Warnings = evaluation.Findings.Count(f => f.Severity == Severity.Warning);
        record.Notes = evaluation.Findings.Count(f => f.Severity == Severity.Note);
        record.ScoredWith = stamp.Value;
    }
}

/// <summary>An evaluation that somebody has opened: its record and its scores.</summary>
public sealed record OpenEvaluation(EvaluationRecord Record, CaseEvaluation Evaluation)
{
    public EvaluationCase Case => Evaluation.Case;
}
