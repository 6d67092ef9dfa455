using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>A report being written: what it is about, its language, and the pages so far.</summary>
sealed class Draft(CaseEvaluation evaluation, CultureInfo language)
{
    public CaseEvaluation Evaluation => evaluation;

    public EvaluationCase Case => evaluation.Case;

    public FrameworkEdition Edition => evaluation.Edition;

    public DocumentWords Words { get; } = new(language, evaluation.Case.Money);

    public OfficialDocument Document { get; } = new(language) { Properties = new() { Author = evaluation.Case.Bureau.In(language) } };

    public void Chapter(Bilingual title) => Document.Heading1(Words.Say(title));

    public void Section(Bilingual title) => Document.Heading2(Words.Say(title));

    public void Paragraph(string zh, string en) => Document.Paragraph(Words.Pick(zh, en));

    public string Score(decimal points) => Numbers.Fixed(points, Edition.Rounding.Indicator);

    public string Total(decimal points) => Numbers.Fixed(points, Edition.Rounding.Total);
}
