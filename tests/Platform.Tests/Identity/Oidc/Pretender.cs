using System.Net;
using System.Text;

namespace Anlan.Platform.Tests.Identity.Oidc;

/// <summary>Something that answers where a provider should be, with what the test puts into its mouth; <c>{me}</c> is its own address.</summary>
sealed class Pretender : IAsyncDisposable
{
    readonly HttpListener listener = new();
    readonly string description;
    readonly Task serving;

    public Pretender(string description)
    {
        this.description = description;
        Address = $"http://127.0.0.1:{PrivateServer.FreePort()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        serving = ServeAsync();
    }

    public string Address { get; }
    public int Status { get; set; } = 200;
    public string Token { get; set; } = "";
    public string Keys { get; set; } = "";

    async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext asked;
            try
            {
                asked = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var (status, text) = asked.Request.Url!.AbsolutePath switch
            {
                "/token" => (Status, Token),
                "/keys" => (200, Keys),
                _ => (200, description),
            };
            asked.Response.StatusCode = status;
            if (status == 302) asked.Response.RedirectLocation = Address + "/keys";
            asked.Response.Close(Encoding.UTF8.GetBytes(text.Replace("{me}", Address)), willBlock: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }
}
