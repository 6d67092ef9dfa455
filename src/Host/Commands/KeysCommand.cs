using System.CommandLine;
using System.Globalization;
using Anlan.Platform.Keys;
using Anlan.Platform.Language;

namespace Anlan.Host.Commands;

/// <summary><c>anlan keys list|rotate|reencrypt</c>: the master key. Needs the key folder and the database.</summary>
static class KeysCommand
{
    public static Command Create() => new("keys", "主密钥 / the master key")
    {
        Make("list", "列出各代主密钥及其加密的内容 / list the generations and what is encrypted with them", ListAsync),
        Make("rotate", "增加新一代主密钥，新内容用它加密 / add a generation, which encrypts from then on", RotateAsync),
        Make("reencrypt", "把已加密的内容改用最新的主密钥，可中断后继续 / bring what is encrypted to the newest key; may be interrupted", ReencryptAsync),
    };

    static Command Make(string name, string description, Func<IServiceProvider, CultureInfo, CancellationToken, Task> run)
    {
        var language = LanguageOption.Create();
        var command = new Command(name, description) { language };
        command.SetAction(async (parsed, stop) =>
        {
            var builder = WebApplication.CreateSlimBuilder();
            Server.AddModules(builder.Services, demonstration: false);
            await using var app = builder.Build();
            await app.Services.GetRequiredService<KeyGenerations>().CheckAsync(stop);
            await run(app.Services, LanguageOption.Of(parsed, language), stop);
            return 0;
        });
        return command;
    }

    static async Task ListAsync(IServiceProvider services, CultureInfo culture, CancellationToken stop)
    {
        var keys = services.GetRequiredService<MasterKeys>();
        Console.WriteLine(keys.Path);
        foreach (var key in keys.All)
            Console.WriteLine($"{key.Id,-5} {key.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC  {key.Fingerprint}{(key == keys.Newest ? "  ← " + new Bilingual("新内容", "new values").In(culture) : "")}");
        foreach (var (column, madeWith, values) in await services.GetRequiredService<Reencryption>().CountAsync(stop))
            Console.WriteLine($"{values,12:#,0}  {(madeWith.StartsWith('<') ? new Bilingual("未加密", "not encrypted").In(culture) : madeWith),-8}  {column.Name}");
    }

    static async Task RotateAsync(IServiceProvider services, CultureInfo culture, CancellationToken stop)
    {
        var keys = services.GetRequiredService<MasterKeys>();
        var added = keys.Rotate();
        await services.GetRequiredService<KeyGenerations>().CheckAsync(stop);
        Console.WriteLine(new Bilingual(
            $"已增加 {added.Id}（指纹 {added.Fingerprint}）。请把 {keys.Path} 备份到保管处、复制到其他节点，逐个重启节点，然后执行 ./anlan keys reencrypt。旧的各代保留在文件中，旧备份要靠它们读取。",
            $"Added {added.Id} (fingerprint {added.Fingerprint}). Back up {keys.Path} to where it is kept, copy it to the other nodes, restart them one by one, then run ./anlan keys reencrypt. The old generations stay in the file: older backups are read with them.").In(culture));
    }

    static async Task ReencryptAsync(IServiceProvider services, CultureInfo culture, CancellationToken stop)
    {
        var count = await services.GetRequiredService<Reencryption>().RunAsync((column, done) => Console.WriteLine($"{done,12:#,0}  {column.Name}"), stop);
        Console.WriteLine(new Bilingual($"已改用 {services.GetRequiredService<FieldEncryption>().MadeWith}：{count} 个值。", $"Now under {services.GetRequiredService<FieldEncryption>().MadeWith}: {count} values.").In(culture));
    }
}
