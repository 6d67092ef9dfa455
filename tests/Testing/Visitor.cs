using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Anlan.Testing;

/// <summary>A browser without script: keeps cookies, does not follow redirects by itself, submits forms with everything they hold.</summary>
public sealed class Visitor(HttpClient client)
{
    public HttpClient Client => client;

    /// <summary>Asks for the page in this language from now on; a browser set to Chinese before.</summary>
    public Visitor Reading(string language)
    {
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return this;
    }

    public Task<Answer> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>The page at the path, which must answer 200.</summary>
    public async Task<IHtmlDocument> Page(string path)
    {
        var answer = await Get(path);
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{path} → {answer.Location ?? answer.Text}");
        return answer.Document;
    }

    /// <summary>Where a redirect leads, followed once.</summary>
    public Task<Answer> Follow(Answer answer) => Get(answer.Location ?? throw new InvalidOperationException($"{answer.Status} is no redirect"));

    /// <summary>Fills in and submits a form of the page; hidden fields such as the antiforgery token go along. A field that the form does not have is an error.</summary>
    /// <param name="form">The name of the form in its page, or a selector.</param>
    public Task<Answer> Submit(IDocument page, string form, params (string Field, string Value)[] values)
    {
        var (element, action, sent) = FilledIn(page, form, values);
        return element.Method == "post"
            ? Send(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Name, f.Value))) })
            : Get($"{action.Split('?')[0]}?{string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"))}");
    }

    /// <summary>The same with a file in its only file field.</summary>
    public Task<Answer> Upload(IDocument page, string form, string fileName, byte[] file, params (string Field, string Value)[] values) => Upload(page, form, [(fileName, file)], values);

    /// <summary>The same with several.</summary>
    public Task<Answer> Upload(IDocument page, string form, IReadOnlyList<(string Name, byte[] Content)> files, params (string Field, string Value)[] values) =>
        Upload(page, form, [.. files.Select(f => (System.Text.Encoding.UTF8.GetBytes(f.Name), (HttpContent)new ByteArrayContent(f.Content)))], values);

    /// <summary>The same with names as bytes, which need not be any text, and contents that need not fit the memory.</summary>
    public Task<Answer> Upload(IDocument page, string form, IReadOnlyList<(byte[] Name, HttpContent Content)> files, params (string Field, string Value)[] values)
    {
        var (element, action, sent) = FilledIn(page, form, values);
        var body = new MultipartContent("form-data");
        foreach (var (name, value) in sent) Add(new StringContent(value), $"name=\"{name}\"");
        var field = element.QuerySelector("input[type=file]")!.GetAttribute("name")!;
        // As browsers write it: the bytes of the name between quotation marks. Latin-1 carries each byte through.
        foreach (var (name, content) in files) Add(content, $"name=\"{field}\"; filename=\"{System.Text.Encoding.Latin1.GetString(name)}\"");
        return Send(new(HttpMethod.Post, action) { Content = body });

        void Add(HttpContent part, string disposition)
        {
            part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; " + disposition).ShouldBeTrue(disposition);
            body.Add(part);
        }
    }

    static (IHtmlFormElement Form, string Action, IReadOnlyList<(string Name, string Value)> Sent) FilledIn(IDocument page, string form, (string Field, string Value)[] values)
    {
        var element = page.Forms.FirstOrDefault(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form)
            ?? page.QuerySelector<IHtmlFormElement>(form)
            ?? throw new InvalidOperationException($"No form {form} in {page.Body?.TextContent}");
        var fields = element.Elements.Where(e => e.GetAttribute("name") is not null).ToList();
        foreach (var (field, value) in values)
            Fill(fields.Where(e => e.GetAttribute("name") == field).ToList(), field, value);
        return (element, element.GetAttribute("action") is { Length: > 0 } given ? given : new Uri(page.Url).PathAndQuery,
            [
                .. fields.Select(e => (e.GetAttribute("name")!, ValueOf(e))).Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!)),
                // The button that is pressed, of several with one name.
                .. values.Where(v => fields.Where(f => f.GetAttribute("name") == v.Field).All(f => f is IHtmlButtonElement)),
            ]);
    }

    /// <summary>Sends fields to an address as they are, whether or not a form offers them.</summary>
    public Task<Answer> Post(string path, IEnumerable<(string Field, string Value)> sent) =>
        Send(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Field, f.Value))) });

    public async Task<Answer> SubmitLogIn(string userName, string password, string path = "/account/login") =>
        await Submit(await Page(path), "login", ("Input.UserName", userName), ("Input.Password", password));

    public Task<Answer> LogOut(IDocument page) => Submit(page, "form[action='/account/logout']");

    static void Fill(List<IHtmlElement> fields, string name, string value)
    {
        if (fields.Count == 0) throw new InvalidOperationException($"The form has no field {name}");
        foreach (var field in fields)
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box: box.IsChecked = box.Value == value; break;
                case IHtmlInputElement input: input.Value = value; break;
                case IHtmlTextAreaElement area: area.Value = value; break;
                case IHtmlButtonElement when fields.All(b => b is IHtmlButtonElement && b.GetAttribute("value") != value): throw new InvalidOperationException($"{name} has no button {value}");
                case IHtmlSelectElement select:
                    if (select.Options.All(o => o.Value != value)) throw new InvalidOperationException($"{name} offers no {value}");
                    select.Value = value;
                    break;
            }
    }

    static string? ValueOf(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
        IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    async Task<Answer> Send(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var address = new Uri(client.BaseAddress!, request.RequestUri!);
        var document = (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page.Content(text).Address(address.ToString()));
        return new(response.StatusCode, text, document, Local(response.Headers.Location), response.Headers);
    }

    string? Local(Uri? location) => location switch
    {
        null => null,
        { IsAbsoluteUri: true } when location.Authority == client.BaseAddress!.Authority => location.PathAndQuery + location.Fragment,
        _ => location.ToString(),
    };
}

/// <summary>What came back.</summary>
/// <param name="Location">Where a redirect leads: a path when it stays on the site.</param>
public sealed record Answer(
    HttpStatusCode Status, string Text, IHtmlDocument Document, string? Location, System.Net.Http.Headers.HttpResponseHeaders Headers);
