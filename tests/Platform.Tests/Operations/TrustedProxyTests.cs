using System.Net;
using Anlan.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Operations;

public sealed class TrustedProxyTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_limits_of_its_own()
    {
        await using var site = Behind("10.9.0.0/16");
        (await Attempt(site, "203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2"))
            .ShouldBe([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests, HttpStatusCode.UnprocessableEntity]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.8.0.1")]
    public async Task Nobody_else_is_believed_about_addresses(string trusted)
    {
        await using var site = Behind(trusted);
        (await Attempt(site, "203.0.113.1", "203.0.113.2", "203.0.113.3"))
            .ShouldBe([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests]);
    }

    static async Task<List<HttpStatusCode>> Attempt(WebApplicationFactory<Program> site, params string[] addresses)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var address in addresses)
        {
            var visitor = new Visitor(site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
            visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            answers.Add((await visitor.SubmitLogIn($"name-{answers.Count}", "wrong")).Status);
        }
        return answers;
    }

    WebApplicationFactory<Program> Behind(string trusted) => app.WithWebHostBuilder(host => host
        .UseSetting("limits:log-in", "2")
        .UseSetting("ANLAN_TRUSTED_PROXIES", trusted)
        .ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Connected(IPAddress.Parse("10.9.8.7")))));

    sealed class Connected(IPAddress from) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            site.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = from;
                return go(context);
            });
            next(site);
        };
    }
}
