namespace Twin.Search;

public enum FactComparison
{
    Equal = 0,
    AtLeast = 1,
    AtMost = 2,
}
