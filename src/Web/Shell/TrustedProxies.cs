using System.Net;
using System.Net.Sockets;
using Anlan.Platform.Starting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Anlan.Web.Shell;

/// <summary>
/// Whose word on the address of a client is taken: <c>ANLAN_TRUSTED_PROXIES</c>, addresses or networks (<c>10.1.2.3, 10.4.0.0/16</c>). Nobody's without it,
/// or anyone could give a new address with each attempt.
/// </summary>
static class TrustedProxies
{
    const string Setting = "ANLAN_TRUSTED_PROXIES";

    public static void Use(WebApplication app)
    {
        var proxies = (app.Configuration[Setting] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (proxies.Length == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownIPNetworks.Add(Read(proxy));
        app.UseForwardedHeaders(options);
    }

    static System.Net.IPNetwork Read(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        throw new CannotStartException(($"{Setting}：{text} 不是地址或网段。", $"{Setting}: {text} is neither an address nor a network."));
    }
}
