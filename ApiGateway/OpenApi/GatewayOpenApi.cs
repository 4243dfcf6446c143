using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Twin.Hosting;
using Twin.Http;

namespace Twin.OpenApi;

/// <summary>The OpenAPI document and the page to try it on; both need no token.</summary>
internal static class GatewayOpenApi
{
    private const string Document = "v1";
    private const string DocumentPath = "/openapi/v1.json";
    private const string Scheme = "bearer";

    public static void AddGatewayOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<ISerializerDataContractResolver>(new JsonSerializerDataContractResolver(GatewayJson.Options));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo { Title = "Twin", Version = Document, Description = "A live digital twin of an urban community." });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomOperationIds(operation => operation.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.Name);
            options.IncludeXmlComments(typeof(TwinGateway).Assembly);
            options.IncludeXmlComments(typeof(ObjectKey).Assembly);
            options.AddSecurityDefinition(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Scheme,
                BearerFormat = "JWT",
                Description = "The accessToken that POST /api/v1/auth/login answers.",
            });
            options.OperationFilter<TokenRequirement>();
        });
    }

    public static void MapGatewayOpenApi(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.SwaggerEndpoint(DocumentPath, "Twin");
        });
    }
}
