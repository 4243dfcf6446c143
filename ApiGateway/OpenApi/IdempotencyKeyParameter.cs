using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Twin.Idempotency;

namespace Twin.OpenApi;

/// <summary>Says of each POST that a key makes it safe to send again.</summary>
internal sealed class IdempotencyKeyParameter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!AnswersNotKept.TakesKey(context.ApiDescription.HttpMethod, context.ApiDescription.ActionDescriptor.EndpointMetadata))
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Description = "The client's own name for this request: sent again with it, the request is answered as before and not carried out again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.Responses ??= [];
        operation.Responses.TryAdd("409", new OpenApiResponse { Description = "It is being carried out." });
        operation.Responses.TryAdd("422", new OpenApiResponse { Description = "The key was used for another request." });
    }
}
