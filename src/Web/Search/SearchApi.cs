using Anlan.Platform.Search;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Search;

/// <summary>The search across registers for machines: those registers that the token may read.</summary>
public static class SearchApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("search", ("搜索", "Search")).MapGet("search", FindAsync).Describe<SearchAnswer>(null, "search",
            ("跨库搜索", "Search across registers"),
            ("在令牌有权读取的各库中查找：至少两个汉字、拼音首字母或编码的开头；几个词之间用空格，都要符合。每库先给最相近的。", "Looks in all registers that the token may read: two Chinese characters at least, pinyin initials or the beginning of a code; several words, parted by blanks, must all fit. The best of each register come first."),
            ApiParameter.Text("q", ("要找的词。", "What is looked for."), "青衣", most: Finder.Longest) with { Required = true, Asked = true },
            ApiParameter.Whole("limit", ("每库最多几条。", "How many of each register at most."), "2", 1, 100) with { Default = "20", Asked = true });

    static async Task<IResult> FindAsync(HttpContext http, Finder finder, IEnumerable<Searchable> registers, IAuthorizationService authorization, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var readable = new List<string>();
        foreach (var register in registers)
            if ((await authorization.AuthorizeAsync(http.User, null, register.Permission)).Succeeded) readable.Add(register.Register);
        var findings = await finder.FindAsync(query.Text("q")!, readable, query.Whole("limit") ?? 20, stop);
        if (findings.Understood is not Understood.Whole) return ApiRoutes.Refuse(http, "q", ("至少两个字，或拼音首字母、编码的开头。", "Two characters at least, pinyin initials or the beginning of a code."));
        return ApiAnswer.Of(new SearchAnswer([.. findings.Hits.Select(Show)], findings.Found, findings.Found > Finder.Candidates), findings.Hits.Count);
    }

    static ApiHit Show(Hit hit) => new(hit.Register, hit.Key, hit.Title, hit.TitleEn, hit.Detail, hit.Href, hit.Division, hit.ChangedAt);
}

/// <summary>What was found.</summary>
[Meaning("搜索结果", "What was found")]
public sealed record SearchAnswer(
    [property: Meaning("按库排列的结果，每库最相近的在前", "What was found, register by register, the best first")] IReadOnlyList<ApiHit> Items,
    [property: Meaning("共找到多少条；more 为真时是下限", "How many were found; at least so many when more is true")] long Found,
    [property: Meaning("还有更多没有查看，请再输入几个字", "There are more that were not looked at: type a little more")] bool More);

/// <summary>A record that was found.</summary>
[Meaning("一条结果", "A record that was found")]
public sealed record ApiHit(
    [property: Meaning("所在的库：organisation 单位、person 人员、division 行政区划、evaluation 绩效自评等", "Its register: organisation, person, division, evaluation and so on")] string Register,
    [property: Meaning("在库中的编号", "Its key there")] string Key,
    [property: Meaning("名称", "Name")] string Title,
    [property: Meaning("英文名称", "Name in English")] string? TitleEn,
    [property: Meaning("编码、地址等", "Codes, address and the like")] string Detail,
    [property: Meaning("页面地址", "Address of its page")] string Href,
    [property: Meaning("行政区划代码", "Code of the division")] string Division,
    [property: Meaning("最近更改（UTC）", "Last changed (UTC)")] DateTimeOffset? ChangedAt);
