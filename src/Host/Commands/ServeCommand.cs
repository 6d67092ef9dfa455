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
        var https = new Option<int>("--https-port") { Description = "HTTPS 端口，0 为不用 / port of HTTPS, 0 for none" };
        var lan = new Option<bool>("--lan") { Description = "HTTPS 对其他设备开放 / HTTPS for other devices too" };
        var serve = new Command("serve", "启动网站 / start the web application") { urls, https, lan, demo };
        serve.SetAction((parsed, _) => Server.RunAsync(
            [
                $"--{Listening.Http}={parsed.GetValue(urls)}", $"--{Listening.HttpsPort}={parsed.GetValue(https)}", $"--{Listening.EveryAddress}={parsed.GetValue(lan)}",
                $"--demo={parsed.GetValue(demo)}",
            ], Console.Out));
        return serve;
    }
}
