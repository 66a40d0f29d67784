/** The first page: lets the visitor turn the glass over the recorded seconds. */
import './style/home.css';
