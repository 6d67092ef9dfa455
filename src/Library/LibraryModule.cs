using Anlan.Library.Calendar;
using Anlan.Library.Dictionaries;
using Anlan.Library.Divisions;
using Anlan.Library.Imports;
using Anlan.Library.Organisations;
using Anlan.Library.People;
using Anlan.Platform.Attachments;
using Anlan.Platform.Identity;
using Anlan.Platform.Imports;
using Anlan.Platform.Keys;
using Anlan.Platform.Log;
using Anlan.Platform.Search;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library;

/// <summary>专题库: the registers that every centre looks things up in.</summary>
public static class LibraryModule
{
    /// <param name="calendars">Folder of the national arrangements of working days.</param>
    /// <param name="dictionaries">Folder of the code tables that come with the platform.</param>
    public static IServiceCollection AddLibrary(this IServiceCollection services, string calendars, string dictionaries)
    {
        services.AddMigrations("library", typeof(LibraryModule).Assembly);
        services.AddMigrations("library.attachments", typeof(LibraryModule).Assembly, "Attachments");
        services.AddPermission(LibraryPermissions.Read, ("查阅专题库", "Read the library"));
        services.AddPermission(LibraryPermissions.Edit, ("维护专题库", "Keep the library"));
        services.AddPermission(LibraryPermissions.EditDictionaries, ("维护数据字典", "Keep the dictionaries"));
        services.AddWorkContext<LibraryDb>();
        services.AddScoped<DivisionRegister>();
        services.AddScoped<DivisionChoices>();
        services.AddScoped<DictionaryRegister>();
        services.AddScoped<DictionaryHeads>();
        services.AddScoped<NationalDictionaries>();
        services.AddSingleton<DictionaryReferences>();
        services.AddDictionaryUse(OrganisationPages.Kinds, ("单位的类型", "kind of an organisation"), "library.organisation", "kind");
        services.AddSingleton(new BeforeServing(("数据字典", "dictionaries"), (scope, stop) => scope.GetRequiredService<NationalDictionaries>().LoadAsync(dictionaries, stop)));
        services.AddSingleton(_ => NationalCalendars.Load(calendars));
        services.AddScoped<WorkingDays>();
        services.AddScoped<CalendarRegister>();
        services.AddScoped<OrganisationRegister>();
        services.AddScoped<PersonRegister>();
        services.AddScoped<DivisionNames>();
        services.AddRegisterImport<DivisionImport>();
        services.AddRegisterImport<OrganisationImport>();
        services.AddRegisterImport<PersonImport>();
        services.AddRegisterImport<DictionaryImport>();
        services.AddRegisterImport<CalendarImport>();
        services.AddEncryptedColumn(Person.MobileColumn);
        services.AddEncryptedColumn(Person.IdNumberColumn);
        services.AddDemonstrationData(("专题库演示数据", "library of an invented district"), Demonstration.LoadAsync);
        services.AddSearchable("organisation", OrganisationPages.Title, LibraryPermissions.Read);
        services.AddSearchable("person", PersonPages.Title, LibraryPermissions.Read);
        services.AddSearchable("division", DivisionPages.Title, LibraryPermissions.Read);
        services.AddSearchable("dictionary_entry", DictionaryPages.Title, LibraryPermissions.Read);
        services.AddAttachmentOwner(new("library.organisation", LibraryPermissions.Read, LibraryPermissions.Edit) { Title = "name", Page = $"'{OrganisationPages.Root}/' || id" });
        services.AddAttachmentOwner(new("library.person", LibraryPermissions.Read, LibraryPermissions.Edit) { Title = "name", Page = $"'{PersonPages.Root}/' || id" });
        services.AddLogWords(
            new("library.division", DivisionPages.Title), new("library.organisation", OrganisationPages.Title, OrganisationPages.Root + "/"), new("library.person", PersonPages.Title, PersonPages.Root + "/"),
            new("library.dictionary", DictionaryPages.Title), new("library.dictionary_entry", ("字典项", "entry of a dictionary")), new("library.dictionary_check", ("字典核对", "check of a dictionary")),
            new("library.calendar_day", ("工作日历", "day of the calendar")), new("library.calendar_year", ("工作日历年度", "year of the calendar")));
        services.AddPages(typeof(LibraryModule).Assembly);
        services.AddSingleton(new NavigationEntry(Centre.Library, DivisionPages.Title, "map", DivisionPages.Root, LibraryPermissions.Read, 10));
        services.AddSingleton(new NavigationEntry(Centre.Library, OrganisationPages.Title, "building", OrganisationPages.Root, LibraryPermissions.Read, 20));
        services.AddSingleton(new NavigationEntry(Centre.Library, PersonPages.Title, "users", PersonPages.Root, LibraryPermissions.Read, 30));
        services.AddSingleton(new NavigationEntry(Centre.Library, CalendarPages.Title, "calendar", CalendarPages.Root, LibraryPermissions.Read, 50));
        services.AddSingleton(new NavigationEntry(Centre.Library, DictionaryPages.Title, "book", DictionaryPages.Root, LibraryPermissions.Read, 60));
        return services;
    }

    public static IEndpointRouteBuilder MapLibrary(this IEndpointRouteBuilder routes)
    {
        DivisionEndpoints.Map(routes);
        OrganisationEndpoints.Map(routes);
        PersonEndpoints.Map(routes);
        DictionaryEndpoints.Map(routes);
        DivisionApi.Map(routes);
        OrganisationApi.Map(routes);
        PersonApi.Map(routes);
        CalendarApi.Map(routes);
        DictionaryApi.Map(routes);
        return routes;
    }
}
