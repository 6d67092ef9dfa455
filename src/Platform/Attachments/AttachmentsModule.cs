using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Attachments;

public static class AttachmentsModule
{
    /// <summary>Files that belong to records. After <c>AddStorage</c>.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddScoped<AttachmentStore>()
        .AddMigrations("attachments", typeof(AttachmentsModule).Assembly, "Attachments");

    /// <summary>Lets the records of a table have attachments.</summary>
    public static IServiceCollection AddAttachmentOwner(this IServiceCollection services, AttachmentOwner owner) => services.AddSingleton(owner);

    public static void MapAttachments(this IEndpointRouteBuilder routes) => AttachmentEndpoints.Map(routes);
}
