using Anlan.Platform.Identity;
using Anlan.Platform.Keys.Ciphers;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Platform.Keys;

public static class KeysModule
{
    /// <summary>Which cipher makes new values: <c>aes</c>, or <c>sm4</c>.</summary>
    public const string CipherSetting = "ANLAN_CIPHER";

    /// <summary>The master key and what is made of it. Call before every module that encrypts.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(provider => new KeyFolder(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton<MasterKeys>()
            .AddSingleton<KeyedDigest>()
            .AddSingleton<KeyGenerations>()
            .AddSingleton<Reencryption>()
            .AddSingleton<KeyChecks>()
            .AddSelfCheck("keys", ("密钥", "Keys"), (provider, stop) => provider.GetRequiredService<KeyChecks>().RunAsync(stop))
            .AddScoped<Unmasking>()
            .AddPermission(Unmasking.Permission, ("查看完整个人信息", "See personal data in full"))
            .AddSingleton(new BeforeServing(("密钥", "keys"), (scope, stop) => scope.GetRequiredService<KeyGenerations>().CheckAsync(stop)))
            .AddSingleton<FieldCipher, AesGcmCipher>()
            .AddSingleton<FieldCipher, Sm4GcmCipher>()
            .AddSingleton(provider =>
            {
                var ciphers = provider.GetServices<FieldCipher>().ToList();
                var named = provider.GetRequiredService<IConfiguration>()[CipherSetting] ?? "aes";
                return new FieldEncryption(provider.GetRequiredService<MasterKeys>(), ciphers, ciphers.Find(c => c.Tag == named) ?? throw new CannotStartException(
                    ($"{CipherSetting} 应为 aes 或 sm4，这里是 {named}。", $"{CipherSetting} is aes or sm4; here it is {named}.")));
            });
    }
}
