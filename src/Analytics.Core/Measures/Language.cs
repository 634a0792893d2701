namespace Analytics.Measures;

/// <summary>The languages every text exists in: Norwegian bokmål, Danish, English.</summary>
public enum Language { Nb, Da, En }
