namespace Twin.Activities;

/// <summary>Somebody is there.</summary>
/// <param name="Person">The id of a person who has a place.</param>
public sealed record Attendance(string Person);
