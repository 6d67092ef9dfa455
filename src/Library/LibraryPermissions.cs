namespace Anlan.Library;

/// <summary>What a reader may do with the library.</summary>
public static class LibraryPermissions
{
    public const string Read = "library.read";
    public const string Edit = "library.edit";
    public const string EditDictionaries = "dictionaries.edit";
}
