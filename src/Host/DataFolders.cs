namespace Anlan.Host;

/// <summary>Where the data that comes with the platform lies: beside the program.</summary>
static class DataFolders
{
    public static string Frameworks => Path.Combine(AppContext.BaseDirectory, "data", "frameworks");

    public static string Calendars => Path.Combine(AppContext.BaseDirectory, "data", "calendars");

    public static string Dictionaries => Path.Combine(AppContext.BaseDirectory, "data", "dictionaries");

    public static string Cases => Path.Combine(AppContext.BaseDirectory, "samples", "bureaus");
}
