using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Twin.OpenApi;

/// <summary>Says of each list in a query that it may be left out, which makes it an empty one: the generated delegates call every list required.</summary>
internal sealed class QueryLists : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is OpenApiParameter { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array } list)
        {
            list.Required = false;
        }
    }
}
