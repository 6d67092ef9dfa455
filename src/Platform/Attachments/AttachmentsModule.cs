using Anlan.Platform.Attachments.Scanning;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Attachments;

public static class AttachmentsModule
{
    /// <summary>Files that belong to records. After <c>AddStorage</c>.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddScoped<AttachmentStore>()
        .AddSingleton(provider => VirusScanner.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ILogger<VirusScanner>>()))
        .AddSelfCheck("viruses", ("查毒程序", "Virus scanner"), (provider, stop) => provider.GetRequiredService<VirusScanner>().CheckAsync(provider.GetRequiredService<TimeProvider>(), stop))
        .AddMigrations("attachments", typeof(AttachmentsModule).Assembly, "Attachments");

    /// <summary>Lets the records of a table have attachments.</summary>
    public static IServiceCollection AddAttachmentOwner(this IServiceCollection services, AttachmentOwner owner) => services.AddSingleton(owner);

    public static void MapAttachments(this IEndpointRouteBuilder routes) => AttachmentEndpoints.Map(routes);
}
