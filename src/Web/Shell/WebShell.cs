using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Anlan.Platform.Identity;
using Anlan.Web.Attachments;
using Anlan.Web.Design.Showcase;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Anlan.Web.Shell;

/// <summary>The frame around every page: languages, security headers, errors, navigation, assets.</summary>
public static class WebShell
{
    /// <summary>An assembly whose routable components are pages of the site.</summary>
    private sealed record PageAssembly(Assembly Assembly);

    /// <summary>What the shell needs. Authentication schemes and policies are the host's.</summary>
    public static IServiceCollection AddWebShell(this IServiceCollection services, Action<WebShellOptions>? configure = null)
    {
        services.AddOptions<WebShellOptions>();
        if (configure is not null) services.Configure(configure);

        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddRequestLimits();
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddDataProtection();
        services.Configure<RequestLocalizationOptions>(ReaderLanguage.Configure);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese as itself, not as eight-byte references
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Navigation>();
        services.AddScoped<Flash>();
        return services;
    }

    /// <summary>The page of samples of all components, for whoever builds pages; an installation in use has none.</summary>
    public static IServiceCollection AddComponentSamples(this IServiceCollection services) => services
        .AddSingleton<ComponentSamples>()
        .AddSingleton(new NavigationEntry(Centre.System, new("界面组件", "Interface components"), "palette", "/design", Permissions.ManageUsers, 900));

    /// <summary>A module tells where its pages are: <c>services.AddPages(typeof(AffairsModule).Assembly)</c>.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new PageAssembly(assembly));

    /// <summary>
    /// The pipeline: log line, errors, headers, language, routing, authentication, limits, authorization, sizes, antiforgery, in this order. Call it first;
    /// what needs to know the reader (the request's transaction, the audit) comes after it and before <see cref="MapWebShell"/>.
    /// </summary>
    public static WebApplication UseWebShell(this WebApplication app)
    {
        var requests = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Anlan.Requests");
        TrustedProxies.Use(app);
        app.Use((context, next) => RequestLog.ApplyAsync(context, next, requests));
        app.Use((context, next) => SecurityHeaders.Apply(context, next));
        app.Use((context, next) => ResponseRules.Apply(context, next));
        app.UseRequestLocalization();
        ErrorPages.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(UploadLimits.ApplyAsync);
        app.Use(ReceivesAttachmentsAttribute.ApplyAsync);
        app.UseAntiforgery();
        app.Use((context, next) => ErrorPages.RefuseForged(context, next));
        return app;
    }

    /// <summary>The assets, the language switch and every page of the assemblies told by <see cref="AddPages"/>.</summary>
    public static RazorComponentsEndpointConventionBuilder MapWebShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        ReaderLanguage.Map(app);
        Home.Map(app);
        if (app.Services.GetService<ComponentSamples>() is not null) ShowcaseExport.Map(app);
        return app.MapRazorComponents<App>()
            .AddAdditionalAssemblies([.. app.Services.GetServices<PageAssembly>().Select(p => p.Assembly).Distinct()]);
    }
}
