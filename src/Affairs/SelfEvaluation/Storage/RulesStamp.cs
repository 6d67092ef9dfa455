using System.Security.Cryptography;
using System.Text;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>Changes whenever the editions or the program that scores by them change; scores kept in a table carry it.</summary>
public sealed class RulesStamp
{
    public RulesStamp(string frameworkFolder)
    {
        var parts = Directory.EnumerateFiles(frameworkFolder, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Append(typeof(FrameworkEdition).Module.ModuleVersionId.ToString())
            .Append(typeof(RulesStamp).Module.ModuleVersionId.ToString());
        Value = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..16];
    }

    public string Value { get; }
}
