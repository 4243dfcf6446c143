using System.Text.Json.Nodes;

namespace Twin.Storage;

/// <summary>Something that happened, stored with the state that shows it and told to whoever follows the feed.</summary>
/// <param name="Type">Past tense, such as <c>case-opened</c>.</param>
/// <param name="Data">What a list would show; never a sensitive value.</param>
public sealed record CardEvent(DateTimeOffset At, string Type, string? Area, JsonObject Data);
