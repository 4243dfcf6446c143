using System.Text.Json;

namespace Twin.Visits;

/// <param name="Values">What the object's fields should hold.</param>
public sealed record VisitValues(JsonElement Values);
