using System.Globalization;
using System.Text.Json;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Api;

/// <summary>The stream of facts, in the sealed order.</summary>
static class FactApi
{
    public const string Permission = "facts.read";

    const string After = """
        select seq, at, name, subject, division, after::text from log.entry
        where kind = 'fact' and seq > $1 and ($2 = '' or name = $2) order by seq limit $3
        """;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("facts", ("事实流", "Facts")).MapGet("facts", ListAsync).Describe<Listing<ApiFact>>(Permission, "listFacts",
            ("按封存顺序读取事实", "Read the facts in their sealed order"),
            ("“事实”是已经发生、需要其他系统知道的事，与业务更改同一事务写入，随后封存。封存顺序最终确定：读过的位置之前不会再出现新的事实。令牌看不到辖区外的事实和其他日志，所以编号有间隔。从 after=0 开始，读完一页就用 next 继续；没有新的事实时 items 为空，过几秒再用同一个 next。",
             "A fact is something that has happened and that other systems need to know; it is written in the transaction of the change and sealed a moment later. The order is final: nothing comes to stand before what was read. Facts outside the jurisdiction and other entries of the log are not shown, so numbers are skipped. Begin with after=0 and go on with next; when there is nothing new, items is empty, and the same next is asked again some seconds later."),
            ApiParameter.Text("after", ("从哪个封存编号之后开始。", "After which number of the sealed order."), "0", "^[0-9]{1,18}$") with { Default = "0", Asked = true },
            ApiParameter.Limit,
            ApiParameter.Text("name", ("只要这一种事实。", "Facts of this name only."), "PaymentMade", "^[A-Za-z0-9]{1,80}$"));

    static async Task<IResult> ListAsync(HttpContext http, Work work, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var (after, limit) = (query.After ?? "0", query.Limit);
        await using var command = work.Command(After, long.Parse(after, CultureInfo.InvariantCulture), query.Text("name") ?? "", limit);
        var facts = new List<ApiFact>();
        await using (var rows = await command.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
                facts.Add(new(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetString(4),
                    rows.IsDBNull(5) ? null : JsonSerializer.Deserialize<JsonElement>(rows.GetString(5))));
        return ApiAnswer.Of(new Listing<ApiFact>(facts, query.Next(facts.Count > 0 ? facts[^1].Seq.ToString(CultureInfo.InvariantCulture) : after)));
    }
}

/// <summary>Something that has happened.</summary>
[Meaning("一件已经发生的事", "Something that has happened")]
public sealed record ApiFact(
    [property: Meaning("封存编号，只增不变", "Its number in the sealed order, which never changes")] long Seq,
    [property: Meaning("发生时间（UTC）", "When (UTC)")] DateTimeOffset At,
    [property: Meaning("事实名称，如 PaymentMade", "Its name, such as PaymentMade")] string Name,
    [property: Meaning("关于哪条记录", "The record it is about")] string? Subject,
    [property: Meaning("行政区划代码", "Code of the division")] string Division,
    [property: Meaning("内容，随事实名称而定；可能为 null", "What it says, which depends on its name; may be null")] JsonElement? Data);
