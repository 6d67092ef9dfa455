using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Api;

/// <summary>Examples of answers: files <c>*.example.json</c> beside the code, written from answers that were really given. A test compares them with what is answered today.</summary>
public static class ApiExamples
{
    public const string Ending = ".example.json";

    /// <summary>The answer of an operation, from the assembly that has it.</summary>
    public static JsonNode? Find(MethodInfo operation, string id) => Find(operation.DeclaringType!.Assembly, id);

    /// <summary>What is answered with a status that tells of a problem.</summary>
    public static JsonNode? Find(int status) => Find(typeof(ApiExamples).Assembly, $"problem-{status}");

    static JsonNode? Find(Assembly assembly, string name)
    {
        var file = assembly.GetManifestResourceNames().FirstOrDefault(resource => resource.EndsWith("/" + name + Ending, StringComparison.Ordinal));
        if (file is null) return null;
        using var stream = assembly.GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream);
    }
}
