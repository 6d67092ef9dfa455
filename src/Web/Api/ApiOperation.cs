using Anlan.Platform.Language;

namespace Anlan.Web.Api;

/// <summary>One operation of the interface as its description tells of it. Its example is the file <c>Id.example.json</c> beside the code: an answer that was really given.</summary>
public sealed record ApiOperation(string Id, Bilingual Summary, Bilingual Description, IReadOnlyList<ApiParameter> Parameters);

/// <summary>Under which heading operations stand.</summary>
public sealed record ApiTag(string Name, Bilingual Title);
