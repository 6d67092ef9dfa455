using Anlan.Platform.Language;

namespace Anlan.Web.Design;

/// <summary>What a mark, an alert or a figure means. Always shown by a shape and a word besides the colour.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Attention,
    Serious
}

public static class ToneExtensions
{
    /// <summary>The class that colours it.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "tone-info",
        Tone.Good => "tone-good",
        Tone.Attention => "tone-attention",
        Tone.Serious => "tone-serious",
        _ => "tone-neutral"
    };

    /// <summary>The shape that tells it without colour.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Info => "info-circle",
        Tone.Good => "circle-check",
        Tone.Attention => "alert-triangle",
        Tone.Serious => "alert-octagon",
        _ => "point"
    };

    /// <summary>The word that tells it to those who see neither.</summary>
    public static Bilingual Name(this Tone tone) => tone switch
    {
        Tone.Info => new("提示", "Information"),
        Tone.Good => new("正常", "Good"),
        Tone.Attention => new("注意", "Attention"),
        Tone.Serious => new("严重", "Serious"),
        _ => new("一般", "Neutral")
    };
}
