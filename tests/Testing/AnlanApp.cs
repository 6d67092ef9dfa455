using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Anlan.Testing;

/// <summary>The real application on a database of its own.</summary>
public sealed class AnlanApp : WebApplicationFactory<Program>
{
    readonly string? connection;

    internal AnlanApp(string connection) => this.connection = connection;

    internal void Start() => StartServer();

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("ANLAN_DATABASE", connection);
}
