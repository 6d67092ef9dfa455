using System.Globalization;
using Anlan.Platform.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

public sealed class OfficialDocumentTests
{
    private static readonly CultureInfo Chinese = SampleReport.Chinese;

    [Fact]
    public void The_validator_of_Office_2019_finds_nothing_in_a_Chinese_report() => Faults(SampleReport.InChinese()).ShouldBeEmpty();

    [Fact]
    public void The_validator_of_Office_2019_finds_nothing_in_an_English_report() => Faults(SampleReport.InEnglish()).ShouldBeEmpty();

    [Fact]
    public void The_validator_of_Office_2019_finds_nothing_in_a_form() => Faults(new OfficialDocument(Chinese).Table(SampleReport.Form)).ShouldBeEmpty();

    [Fact]
    public void The_validator_of_Office_2019_finds_nothing_in_an_empty_document() => Faults(new OfficialDocument(Chinese)).ShouldBeEmpty();

    [Fact]
    public void The_page_is_A4_with_the_margins_and_the_22_lines_of_the_standard()
    {
        using var document = Saved(new OfficialDocument(Chinese).Paragraph("正文"));
        var section = Body(document).Elements<SectionProperties>().Single();
        var size = section.GetFirstChild<PageSize>()!;
        Millimetres(size.Width!).ShouldBe(210, 0.1);
        Millimetres(size.Height!).ShouldBe(297, 0.1);
        var margin = section.GetFirstChild<PageMargin>()!;
        Millimetres((uint)margin.Top!.Value).ShouldBe(37, 0.1);
        Millimetres((uint)margin.Bottom!.Value).ShouldBe(35, 0.1);
        Millimetres(margin.Left!).ShouldBe(28, 0.1);
        Millimetres(margin.Right!).ShouldBe(26, 0.1);
        var grid = section.GetFirstChild<DocGrid>()!;
        grid.Type!.Value.ShouldBe(DocGridValues.Lines);
        grid.LinePitch!.Value.ShouldBe(579);
        (22 * 579).ShouldBeLessThanOrEqualTo((int)(size.Height! - margin.Top - margin.Bottom));
    }

    [Theory]
    [InlineData("Normal", "仿宋_GB2312", "32")]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", "32")]
    [InlineData("Heading2", "楷体_GB2312", "32")]
    [InlineData("Heading3", "仿宋_GB2312", "32")]
    [InlineData("AnnexLabel", "黑体", "32")]
    [InlineData("Footer", "宋体", "28")]
    public void Each_style_has_the_typeface_and_size_of_the_standard(string id, string typeface, string halfPoints)
    {
        using var document = Saved(SampleReport.InChinese());
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        var defaults = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        var type = styles.Elements<Style>().Single(style => style.StyleId == id).StyleRunProperties;
        (type?.RunFonts ?? defaults.RunFonts)!.EastAsia!.Value.ShouldBe(typeface);
        (type?.FontSize ?? defaults.FontSize)!.Val!.Value.ShouldBe(halfPoints);
    }

    [Fact]
    public void The_body_is_set_in_exact_lines_of_28_95_points_and_begins_two_characters_in()
    {
        using var document = Saved(SampleReport.InChinese());
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        var spacing = styles.Elements<Style>().Single(style => style.StyleId == "Normal").StyleParagraphProperties!.SpacingBetweenLines!;
        spacing.Line!.Value.ShouldBe("579");
        spacing.LineRule!.Value.ShouldBe(LineSpacingRuleValues.Exact);
        styles.Elements<Style>().Single(style => style.StyleId == "BodyText").StyleParagraphProperties!.Indentation!.FirstLineChars!.Value.ShouldBe(200);
    }

    [Fact]
    public void The_lines_of_the_title_break_where_the_author_says()
    {
        using var document = Saved(new OfficialDocument(Chinese).Title("安澜区应急管理局", "关于隐患处置情况的报告"));
        var title = Body(document).Elements<Paragraph>().First();
        title.Descendants<Text>().Select(text => text.Text).ShouldBe(["安澜区应急管理局", "关于隐患处置情况的报告"]);
        title.Descendants<Break>().Count().ShouldBe(1);
        document.PackageProperties.Title.ShouldBe("安澜区应急管理局关于隐患处置情况的报告");
    }

    [Fact]
    public void Page_numbers_stand_right_on_odd_pages_and_left_on_even_pages()
    {
        using var document = Saved(new OfficialDocument(Chinese).Paragraph("正文"));
        var main = document.MainDocumentPart!;
        main.DocumentSettingsPart!.Settings.Elements<EvenAndOddHeaders>().ShouldHaveSingleItem();
        var footers = Body(document).Descendants<FooterReference>().ToDictionary(reference => reference.Type!.Value, reference => ((FooterPart)main.GetPartById(reference.Id!)).Footer);
        Justified(footers[HeaderFooterValues.Default]).ShouldBe(JustificationValues.Right);
        Justified(footers[HeaderFooterValues.Even]).ShouldBe(JustificationValues.Left);
        footers[HeaderFooterValues.Default].InnerText.ShouldBe("— 1 —");

        static JustificationValues Justified(Footer footer) => footer.Descendants<Justification>().Single().Val!.Value;
    }

    [Fact]
    public void Headings_are_numbered_by_Word_and_each_annex_counts_anew()
    {
        using var document = Saved(new OfficialDocument(Chinese).Heading1("甲").Heading2("乙").Annex("子").Heading1("丙").Annex("丑").Heading1("丁"));
        var numbering = document.MainDocumentPart!.NumberingDefinitionsPart!.Numbering;
        numbering.Descendants<LevelText>().Select(text => text.Val!.Value).ShouldBe(["%1、", "（%2）", "%3.", "（%4）"]);
        var own = Body(document).Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && id.StartsWith("Heading", StringComparison.Ordinal))
            .Select(paragraph => paragraph.ParagraphProperties!.NumberingProperties?.NumberingId?.Val?.Value);
        own.ShouldBe([null, null, 2, 3]);
        numbering.Elements<NumberingInstance>().Select(instance => instance.Elements<LevelOverride>().Count()).ShouldBe([0, 4, 4]);
    }

    [Fact]
    public void A_single_annex_bears_no_number_and_several_do()
    {
        Labels(new OfficialDocument(Chinese).ListOfAnnexes().Annex("评分表")).ShouldBe(["附件：评分表", "附件"]);
        Labels(new OfficialDocument(Chinese).ListOfAnnexes().Annex("评分表").Annex("项目表")).ShouldBe(["附件：1.评分表", "2.项目表", "附件1", "附件2"]);
        Labels(new OfficialDocument(SampleReport.English).ListOfAnnexes().Annex("Scores").Annex("Projects")).ShouldBe(["Annexes: 1.Scores", "2.Projects", "Annex 1", "Annex 2"]);

        static IEnumerable<string> Labels(OfficialDocument document)
        {
            using var saved = Saved(document);
            return [.. Body(saved).Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "AnnexLabel" or "AnnexList")
                .Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0)];
        }
    }

    [Fact]
    public void A_landscape_annex_is_the_upright_page_turned_with_its_margins()
    {
        using var document = Saved(new OfficialDocument(Chinese).Paragraph("正文").Annex("宽表", PageTurn.Landscape).Paragraph("宽").Portrait().Paragraph("完"));
        var sections = Body(document).Descendants<SectionProperties>().ToList();
        sections.Select(section => section.GetFirstChild<PageSize>()!.Orient?.Value).ShouldBe([null, PageOrientationValues.Landscape, null]);
        var margin = sections[1].GetFirstChild<PageMargin>()!;
        new[] { (uint)margin.Top!.Value, margin.Right!.Value, (uint)margin.Bottom!.Value, margin.Left!.Value }.Select(twips => Math.Round(Millimetres(twips))).ShouldBe([28, 37, 26, 35]);
    }

    [Fact]
    public void Footnotes_stand_in_their_own_part_and_are_referred_to_in_order()
    {
        using var document = Saved(new OfficialDocument(Chinese).Paragraph("甲", Inline.Footnote("来源一"), "乙", Inline.Footnote("来源二")));
        Body(document).Descendants<FootnoteReference>().Select(reference => reference.Id!.Value).ShouldBe([1, 2]);
        document.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>().Where(note => note.Id! > 0).Select(note => note.InnerText.Trim()).ShouldBe(["来源一", "来源二"]);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_marked_and_do_not_break_the_file()
    {
        using var document = Saved(new OfficialDocument(Chinese).Paragraph("坏\u0001字\ud800符").Heading1("<标题>&"));
        Body(document).InnerText.ShouldContain("坏\uFFFD字\uFFFD符");
        Body(document).InnerText.ShouldContain("<标题>&");
    }

    [Fact]
    public void A_document_may_be_saved_grown_and_saved_again()
    {
        var report = new OfficialDocument(Chinese).Paragraph("一").Annex("甲");
        using (var first = Saved(report))
            Body(first).InnerText.ShouldBe("一附件甲");
        report.Landscape().Annex("乙");
        using var second = Saved(report);
        Body(second).InnerText.ShouldBe("一附件1甲附件2乙");
    }

    [Fact]
    public void The_language_of_the_file_follows_the_document()
    {
        using var chinese = Saved(SampleReport.InChinese());
        using var english = Saved(SampleReport.InEnglish());
        chinese.PackageProperties.Language.ShouldBe("zh-CN");
        english.PackageProperties.Language.ShouldBe("en-GB");
    }

    internal static WordprocessingDocument Saved(OfficialDocument document)
    {
        var file = new MemoryStream();
        document.Save(file);
        return WordprocessingDocument.Open(file, false);
    }

    internal static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    internal static IEnumerable<string> Faults(OfficialDocument document)
    {
        using var saved = Saved(document);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(saved, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }

    private static double Millimetres(UInt32Value twips) => twips.Value / 1440.0 * 25.4;

    private static double Millimetres(uint twips) => twips / 1440.0 * 25.4;
}
