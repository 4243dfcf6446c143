using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Twin.Access;
using Twin.Hosting;
using Twin.Http;
using Twin.People;
using Twin.Places;

namespace Twin.OpenApi;

/// <summary>The OpenAPI document and the page to try it on.</summary>
internal static class GatewayOpenApi
{
    private const string Document = "v1";
    private const string DocumentPath = "/openapi/v1.json";
    private const string Scheme = "bearer";
    private static readonly PathString[] Paths = ["/openapi", "/swagger"];

    public static void AddGatewayOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<ISerializerDataContractResolver>(new JsonSerializerDataContractResolver(GatewayJson.Options));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo { Title = "Twin", Version = Document, Description = "A live digital twin of an urban community." });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.MapType<GeoJson>(() => new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A GeoJSON Polygon or MultiPolygon (RFC 7946, WGS 84)." });
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
            options.ParameterFilter<QueryLists>();
            options.OperationFilter<TokenRequirement>();
            options.OperationFilter<IdempotencyKeyParameter>();
            options.MapType<Stream>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" });
            options.MapType<PersonLabel>(LabelSchema);
        });
    }

    /// <param name="isOpen">For everybody; otherwise for administrators.</param>
    public static void MapGatewayOpenApi(this WebApplication app, bool isOpen)
    {
        if (!isOpen)
        {
            app.UseWhen(http => Paths.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)), guarded => guarded.Use((http, next) =>
                http.User.IsInRole(nameof(Role.Administrator))
                    ? next(http)
                    : TypedResults.Problem("The description of the interface is for administrators here.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(http)));
        }

        app.MapSwagger("/openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.SwaggerEndpoint(DocumentPath, "Twin");
        });
    }

    /// <summary>As <see cref="PersonLabelConverter"/> writes it.</summary>
    private static OpenApiSchema LabelSchema() => new()
    {
        Description = "A label as it stands, or with its first and last day.",
        OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "label" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["label"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["from"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                    ["to"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                },
            },
        ],
    };
}
