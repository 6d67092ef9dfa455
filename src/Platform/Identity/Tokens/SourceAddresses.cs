using System.Net;
using System.Net.Sockets;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>The addresses and networks a token may be used from.</summary>
public static class SourceAddresses
{
    /// <summary>Read as typed, one on each line or with commas; null and the first that is none where one cannot be read.</summary>
    public static (string[]? Addresses, string? Wrong) Read(string? typed)
    {
        var texts = (typed ?? "").Split([',', '，', ';', '；', '\n', '\r', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var text in texts)
            if (NetworkOf(text) is null) return (null, text);
        return ([.. texts.Select(text => NetworkOf(text)!.Value.ToString()).Distinct()], null);
    }

    /// <summary>Whether an address lies in one of them; none given: any does.</summary>
    public static bool Allow(IReadOnlyCollection<string> addresses, IPAddress? from)
    {
        if (addresses.Count == 0) return true;
        if (from is null) return false;
        var plain = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return addresses.Any(a => NetworkOf(a) is { } network && network.Contains(plain));
    }

    static IPNetwork? NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        // 10.1 and 167837953 are addresses for the parser, but nobody means them.
        return IPAddress.TryParse(text, out var address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Split('.').Length == 4)
            ? new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : null;
    }
}
