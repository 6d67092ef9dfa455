using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Storage;

/// <summary>Names columns, keys and indexes the way SQL is written by hand: <c>display_name</c>, not <c>"DisplayName"</c>.</summary>
public static partial class SnakeCase
{
    /// <summary>To be called last in <c>OnModelCreating</c>.</summary>
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetDefaultName()!));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(Of(key.GetDefaultName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDefaultDatabaseName()!));
        }
    }

    internal static string Of(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])")]
    private static partial Regex WordStart();
}
