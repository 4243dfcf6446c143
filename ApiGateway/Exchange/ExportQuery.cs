using Microsoft.AspNetCore.Mvc;

namespace Twin.Exchange;

/// <summary>What a file is to be.</summary>
internal sealed record ExportQuery
{
    /// <summary><c>csv</c>, <c>xlsx</c> or <c>ndjson</c>.</summary>
    [FromQuery(Name = "format")]
    public required string Format { get; init; }

    /// <summary>A field of the kind, such as <c>name</c> or <c>rental.purpose</c>; several in their order. All that I may see when none is given.</summary>
    [FromQuery(Name = "field")]
    public string[]? Field { get; init; }
}
