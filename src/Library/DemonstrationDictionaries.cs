using Anlan.Library.Dictionaries;
using Anlan.Library.Organisations;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library;

/// <summary>What the invented district has added to a national dictionary, and one of its own.</summary>
static class DemonstrationDictionaries
{
    const string Patrols = Demonstration.District + ".grid_patrol";
    const string Source = "演示数据（虚构）";

    static readonly DateOnly Since = new(2020, 1, 1);

    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, work) = (services.GetRequiredService<LibraryDb>(), services.GetRequiredService<Work>());
        db.Dictionaries.Add(new()
        {
            Division = Demonstration.District,
            Code = Patrols,
            NameZh = "网格巡查类型",
            NameEn = "Kinds of grid patrols",
            SourceZh = Source,
            SourceEn = "Demonstration data (invented)",
            StewardZh = "安澜区应急管理局",
            StewardEn = "Emergency Management Bureau of Anlan District",
            LocalEntries = true,
        });
        db.Entries.AddRange(
            Of(OrganisationPages.Kinds, "collective", ("农村集体经济组织", "Rural collective"), 75),
            Of(Patrols, "daily", ("日常巡查", "Daily patrol"), 10),
            Of(Patrols, "special", ("专项巡查", "Special patrol"), 20),
            Of(Patrols, "holiday", ("节假日巡查", "Holiday patrol"), 21, "special"),
            Of(Patrols, "night", ("夜间巡查", "Night patrol"), 22, "special"));
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
    }

    static DictionaryEntry Of(string dictionary, string code, Bilingual name, int position, string? parent = null) => new()
    {
        Dictionary = dictionary,
        Division = Demonstration.District,
        Code = code,
        NameZh = name.Zh,
        NameEn = name.En,
        Position = position,
        Parent = parent,
        ValidFrom = Since,
        Source = Source,
    };
}
