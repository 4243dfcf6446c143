namespace Twin.Activities;

/// <summary>I am there.</summary>
/// <param name="Code">The six digits that are shown there.</param>
public sealed record SignInCode(string Code);
