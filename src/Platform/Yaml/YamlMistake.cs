using Anlan.Platform.Language;

namespace Anlan.Platform.Yaml;

/// <summary>One thing wrong in a YAML file: where it stands and what was expected there. <paramref name="Line"/> counts from 1.</summary>
public sealed record YamlMistake(string File, int Line, Bilingual Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A YAML file could not be used. Carries every mistake found, in the order of the file, never only the first.</summary>
public sealed class YamlMistakesException(IReadOnlyList<YamlMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<YamlMistake> Mistakes { get; } = mistakes;
}
