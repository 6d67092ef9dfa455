using System.Net.Http.Headers;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

static class Downloads
{
    /// <summary>As a program asks: for the file, not for a page.</summary>
    public static async Task<HttpResponseMessage> Download(this Visitor visitor, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<ReadExcel> DownloadExcel(this Visitor visitor, string path)
    {
        using var response = await visitor.Download(path);
        return new(new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }
}
