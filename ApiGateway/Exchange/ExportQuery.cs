using Microsoft.AspNetCore.Mvc;

namespace Twin.Exchange;

/// <summary>What a file is to be.</summary>
/// <param name="Format"><c>csv</c>, <c>xlsx</c> or <c>ndjson</c>.</param>
/// <param name="Field">A field of the kind, such as <c>name</c> or <c>rental.purpose</c>; several in their order. All that I may see when none is given.</param>
internal sealed record ExportQuery(
    [FromQuery(Name = "format")] string Format,
    [FromQuery(Name = "field")] string[]? Field);
