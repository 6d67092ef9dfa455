using System.CommandLine;

namespace Anlan.Host.Commands;

static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "监听地址 / where to listen",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var demo = new Option<bool>("--demo") { Description = "加载演示数据和演示账号 / with demonstration data and accounts" };
        var serve = new Command("serve", "启动网站 / start the web application") { urls, demo };
        serve.SetAction((parsed, _) => Server.RunAsync([$"--urls={parsed.GetValue(urls)}", $"--demo={parsed.GetValue(demo)}"], Console.Out));
        return serve;
    }
}
