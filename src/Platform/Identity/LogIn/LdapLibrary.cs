using System.DirectoryServices.Protocols;
using System.Runtime.InteropServices;

namespace Anlan.Platform.Identity.LogIn;

/// <summary>What .NET does not say to OpenLDAP's library: without it a line such as <c>TLS_REQCERT never</c> in <c>/etc/ldap/ldap.conf</c> would have any certificate taken.</summary>
static class LdapLibrary
{
    const int RequireCertificate = 0x6006, Demand = 2, OldestProtocol = 0x6007, Tls12 = 0x303;

    // The names under which .NET looks for it too, so that it is the same one.
    static readonly nint SetOption = NativeLibrary.GetExport(Load("libldap.so.2", "libldap-2.6.so.0", "libldap-2.5.so.0", "libldap-2.4.so.2"), "ldap_set_option");

    /// <summary>For every connection made from now on.</summary>
    /// <exception cref="LdapException">The library does not take it.</exception>
    public static void DemandGoodCertificates()
    {
        Set(RequireCertificate, Demand);
        Set(OldestProtocol, Tls12);
    }

    static void Set(int option, int value)
    {
        var set = Marshal.GetDelegateForFunctionPointer<LdapSetOption>(SetOption);
        if (set(0, option, ref value) != 0) throw new LdapException($"The LDAP library does not take option {option:x}.");
    }

    static nint Load(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (NativeLibrary.TryLoad(name, out var library)) return library;
        throw new DllNotFoundException(string.Join(", ", names!));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int LdapSetOption(nint connection, int option, ref int value);
}
