using System.CommandLine;
using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Search;
using Anlan.Platform.Storage;

namespace Anlan.Host.Commands;

/// <summary><c>anlan search rebuild</c>: makes the index of the search anew from the registers. The site may run meanwhile.</summary>
static class SearchCommand
{
    public static Command Create()
    {
        var language = LanguageOption.Create();
        var rebuild = new Command("rebuild", "由登记册重建检索 / make the index anew from the registers") { language };
        rebuild.SetAction(async (parsed, stop) =>
        {
            var builder = WebApplication.CreateSlimBuilder();
            Server.AddModules(builder.Services, demonstration: false);
            await using var app = builder.Build();
            await RunAsync(app.Services, LanguageOption.Of(parsed, language), stop);
            return 0;
        });
        return new("search", "搜索 / the search") { rebuild };
    }

    // A register at a time: what was interrupted is done again, the others stay as they are.
    static async Task RunAsync(IServiceProvider services, CultureInfo culture, CancellationToken stop)
    {
        await using var scope = await services.BeginWorkAsync(Acting.System("重建检索 / search rebuilt"), stop);
        var index = scope.Services.GetRequiredService<SearchIndex>();
        foreach (var (register, records, _) in await index.CountAsync(stop))
        {
            Console.Write($"{register} {records:#,0} … ");
            var made = await index.RebuildAsync(register, stop);
            Console.WriteLine(new Bilingual($"已建 {made:#,0} 条", $"{made:#,0} entries made").In(culture));
        }
    }
}
