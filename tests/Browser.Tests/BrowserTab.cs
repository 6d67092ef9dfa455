using Anlan.Testing;
using Microsoft.Playwright;

namespace Anlan.Browser.Tests;

/// <summary>One tab of one person's browser. It remembers everything the browser complained of: errors on the console, refused scripts and styles, uncaught exceptions.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    static readonly Lazy<string> Axe = new(() => File.ReadAllText(Repository.PathOf("src", "Web", "node_modules", "axe-core", "axe.min.js")));

    readonly List<string> complaints = [];
    readonly string pictures;

    /// <param name="pictures">Ends the names of pictures taken here: language and screen.</param>
    internal BrowserTab(IPage page, string pictures)
    {
        (Page, this.pictures) = (page, pictures);
        page.Console += (_, message) => { if (message.Type == "error" && !IsRefusal(message)) complaints.Add($"console at {page.Url}: {message.Text}"); };
        // Turbo gives up a request that is no longer wanted, on "back" for instance, and lets the browser say so.
        page.PageError += (_, error) => { if (!error.StartsWith("AbortError", StringComparison.Ordinal)) complaints.Add($"error at {page.Url}: {error}"); };
    }

    public IPage Page { get; }

    /// <summary>The address without the site.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task<IResponse> GoAsync(string path) =>
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }) ?? throw new InvalidOperationException($"{path} gave no answer");

    public async Task LogInAsync(string user, string password)
    {
        if (!Page.Url.Contains("/account/login", StringComparison.Ordinal)) await GoAsync("/account/login");
        await Page.Locator("input[name='Input.UserName']").FillAsync(user);
        await Page.Locator("input[name='Input.Password']").FillAsync(password);
        await Page.Locator("main button[type=submit]").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>A link by what it says.</summary>
    public ILocator Link(string text) => Page.GetByRole(AriaRole.Link, new() { Name = text }).First;

    public ILocator Button(string text) => Page.GetByRole(AriaRole.Button, new() { Name = text }).First;

    /// <summary>A field by its label.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = false }).First;

    /// <summary>What stands in the page's own part, without the frame around it.</summary>
    public ILocator Content => Page.Locator("main");

    /// <summary>Keeps a picture of the whole page in <c>.anlan/screenshots</c>.</summary>
    public async Task PictureAsync(string station)
    {
        await SettleAsync();
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(Site.Screenshots, $"{station}-{pictures}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>Waits until Turbo is done, fonts and charts are there and nothing moves.</summary>
    public Task SettleAsync() => Page.EvaluateAsync(
        """
        async () => {
          await document.fonts.ready
          for (let i = 0; i < 40 && (document.querySelector('html[aria-busy], [busy]') || [...document.querySelectorAll('.chart-canvas')].some(c => c.checkVisibility() && !c.firstElementChild)); i++)
            await new Promise(done => setTimeout(done, 50))
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
          await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < 5000).map(a => a.finished))
        }
        """);

    /// <summary>Opens everything that is folded, so that it is checked too.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("() => { for (const d of document.querySelectorAll('main details')) d.open = true }");

    /// <summary>What axe-core objects to in this page as it stands. Scripts given by the driver are not under the page's content security policy.</summary>
    public Task<string[]> AccessibilityProblemsAsync() => Page.EvaluateAsync<string[]>(
        """
        async source => {
          if (!window.axe) (0, eval)(source)
          const { violations } = await axe.run(document, { resultTypes: ['violations'] })
          return violations.map(v => `${v.id} (${v.help}): ${v.nodes.slice(0, 4).map(n => `${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? ''}`).join(' | ')}`)
        }
        """, Axe.Value);

    /// <summary>Every text that a person can see or hear in this page, folded or not: words, labels, hints, titles, alternatives, values of fields.</summary>
    public Task<string[]> TextsAsync() => Page.EvaluateAsync<string[]>(
        """
        () => {
          const texts = [document.title]
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
          while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('script, style, pre[lang], code[lang]')) texts.push(walk.currentNode.data)
          for (const element of document.body.querySelectorAll('*')) {
            for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) if (element.hasAttribute(name)) texts.push(element.getAttribute(name))
            if (element.matches('input:not([type=hidden]), textarea')) texts.push(element.value)
          }
          return texts.map(t => t.trim()).filter(t => t)
        }
        """);

    /// <summary>How far the page can be moved sideways, in pixels.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public Task ThemeAsync(ColorScheme scheme) => Page.EmulateMediaAsync(new() { ColorScheme = scheme });

    /// <summary>Everything the browser complained of until now.</summary>
    public void ShouldHaveNoComplaints() => complaints.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // Chromium says on the console that a page came with 403, 404 or 422, which is what such a page is for. An asset that is missing, and a page that fails, stay complaints.
    static bool IsRefusal(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with a status of ", StringComparison.Ordinal)
        && (message.Location.Contains("/error/", StringComparison.Ordinal)
            || (message.Text.Contains("status of 4", StringComparison.Ordinal) && !message.Location.Contains("/dist/", StringComparison.Ordinal) && !message.Location.Contains("favicon", StringComparison.Ordinal)));
}
