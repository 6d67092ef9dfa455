using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Storage;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>The published evaluations of five real bureaus, for those who try the platform.</summary>
static class SampleEvaluations
{
    public static async Task LoadAsync(Evaluations evaluations, string folder, CancellationToken stop)
    {
        foreach (var name in CaseLibrary.Names(folder))
        {
            var (text, file) = CaseLibrary.Open(folder, name);
            await evaluations.AddAsync(text, file, new("anlan", OwnReasons.PublicCase.Zh), stop);
        }
    }
}
